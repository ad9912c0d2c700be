// Speaks to the server: JSON in and out, the session's proof with everything that changes something.

let csrfToken = "";

export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

export function useCsrfToken(token: string): void {
  csrfToken = token;
}

async function failure(response: Response): Promise<ApiError> {
  try {
    const { error } = await response.json();
    return new ApiError(response.status, error.code, error.message);
  } catch {
    return new ApiError(response.status, "http", `The server answered ${response.status}.`);
  }
}

async function send(method: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch("/api" + path, { method, ...init });
  } catch {
    throw new ApiError(0, "offline", "Mailroom cannot be reached. Is it running?");
  }
  if (!response.ok) throw await failure(response);
  return response;
}

async function parsed<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export async function get<T>(path: string): Promise<T> {
  return parsed<T>(await send("GET", path, {}));
}

export async function post<T = void>(path: string, body: unknown = {}): Promise<T> {
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrfToken };
  return parsed<T>(await send("POST", path, { headers, body: JSON.stringify(body) }));
}

export async function remove(path: string): Promise<void> {
  await send("DELETE", path, { headers: { "X-CSRF-Token": csrfToken } });
}

export async function upload(file: File): Promise<{ message: number; duplicate: boolean }> {
  const headers = { "Content-Type": "application/octet-stream", "X-CSRF-Token": csrfToken };
  return parsed(await send("POST", "/uploads", { headers, body: file }));
}

export function partUrl(message: number, path: string): string {
  return `/api/messages/${message}/parts/${encodeURIComponent(path)}`;
}

export function pageUrl(message: number, path: string, page: number): string {
  return `${partUrl(message, path)}/pages/${page}.jpg`;
}

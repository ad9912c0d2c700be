#pragma once

// The handlers of api/routes.cpp, a file a subject. Each takes a call that may be made (its route's
// access was checked) and answers it; what it changes goes through Inbox::apply or its like.

#include "api/routes.h"

namespace mailroom::handlers {

// session.cpp: log-in and set-up
HttpResponse show_session(Call& call);
HttpResponse log_in(Call& call);
HttpResponse log_out(Call& call);
HttpResponse set_up(Call& call);
HttpResponse change_password(Call& call);

// inbox.cpp: what there is to do
HttpResponse list_queues(Call& call);
HttpResponse list_messages(Call& call);
HttpResponse show_message(Call& call);
HttpResponse stream_events(Call& call);

// files.cpp: bytes of mail
HttpResponse raw_message(Call& call);
HttpResponse part_bytes(Call& call);
HttpResponse page_picture(Call& call);
HttpResponse outgoing_attachment(Call& call);
HttpResponse upload(Call& call);

// work.cpp: what people do
HttpResponse assign(Call& call);
HttpResponse change_state(Call& call);
HttpResponse move_to_queue(Call& call);
HttpResponse add_note(Call& call);
HttpResponse correct_value(Call& call);
HttpResponse reply(Call& call);
HttpResponse retry_message(Call& call);

// outbox.cpp
HttpResponse list_outbox(Call& call);
HttpResponse send_again(Call& call);
HttpResponse set_aside(Call& call);

// books.cpp
HttpResponse list_parties(Call& call);
HttpResponse show_party(Call& call);

// lessons.cpp: what corrections taught about layouts
HttpResponse list_lessons(Call& call);
HttpResponse forget_lesson(Call& call);

// people.cpp: users and API tokens
HttpResponse list_people(Call& call);
HttpResponse list_users(Call& call);
HttpResponse add_user(Call& call);
HttpResponse change_user(Call& call);
HttpResponse list_tokens(Call& call);
HttpResponse add_token(Call& call);
HttpResponse revoke_token(Call& call);

// system.cpp
HttpResponse show_health(Call& call);
HttpResponse list_doors(Call& call);
HttpResponse show_openapi(Call& call);
HttpResponse list_audit(Call& call);
HttpResponse verify_audit(Call& call);

} // namespace mailroom::handlers

#pragma once

// A running mailroom-worker, as its client holds it.

#include "core/result.h"
#include "ingest/worker/descriptor.h"

#include <memory>
#include <string>

namespace mailroom {

class WorkerProcess {
public:
    // With an environment of its own: nothing of ours, secrets least of all, reaches the worker.
    static Result<std::shared_ptr<WorkerProcess>> start(const std::string& executable);

    ~WorkerProcess(); // Ends it, with all its children.
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    int id() const { return id_; }
    int control_socket() const { return control_socket_.get(); }
    void kill();

private:
    WorkerProcess(int id, Descriptor control_socket)
        : id_(id),
          control_socket_(std::move(control_socket))
    {
    }

    int id_;
    Descriptor control_socket_;
};

} // namespace mailroom

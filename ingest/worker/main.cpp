// mailroom-worker: reads strangers' bytes in sealed children (ingest/worker/zygote.h). Started by
// `mailroom` with the control socket on descriptor 3.

#include "ingest/worker/jobs.h"
#include "ingest/worker/zygote.h"

#include <cstdio>

#include <sys/socket.h>

int main()
{
    int type = 0;
    socklen_t size = sizeof type;
    if (::getsockopt(mailroom::control_descriptor, SOL_SOCKET, SO_TYPE, &type, &size) != 0) {
        std::fputs("mailroom-worker is started by mailroom, not by hand\n", stderr);
        return 1;
    }
    mailroom::warm_up();
    return mailroom::run_zygote(mailroom::control_descriptor, mailroom::do_job);
}

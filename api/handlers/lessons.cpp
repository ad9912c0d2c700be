#include "api/handlers/handlers.h"
#include "api/responses.h"
#include "api/views.h"

namespace mailroom::handlers {

HttpResponse list_lessons(Call& call)
{
    const auto lessons = TRY_OR_RESPOND(call.services.store.lessons().all());
    return json_response(Json::Object{{"lessons", views(*lessons)}});
}

HttpResponse forget_lesson(Call& call)
{
    return status_response(
        call.services.store.lessons().forget(id_of(call), call.identity->actor, call.now));
}

} // namespace mailroom::handlers

#include "classifiers/classify.h"

#include "classifiers/authentication.h"

#include <array>

namespace mailroom {
namespace {

struct Work {
    const Reading& reading;
    const Books& books;
    const ClassifyContext& context;
    Understanding& understanding;
};

void authentication(Work& work)
{
    work.understanding.authentication = authenticate(work.reading.message, work.books.company());
}

void automatic(Work& work)
{
    work.understanding.auto_kind = work.reading.message.auto_kind;
}

// The passes in their order; a pass may use what those before it found.
constexpr std::array passes{
    authentication,
    automatic,
};

} // namespace

Understanding classify(const Reading& reading, const Books& books, const ClassifyContext& context)
{
    Understanding understanding;
    Work work{reading, books, context, understanding};
    for (const auto pass : passes)
        pass(work);
    return understanding;
}

} // namespace mailroom

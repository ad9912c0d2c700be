#pragma once

// An XML file as a stream of elements, for files that are too large for a tree (libxml2's reader).
// Closed to the network and to external entities. Not thread-safe.

#include <memory>
#include <string>
#include <string_view>

namespace mailroom {

class XmlStream {
public:
    explicit XmlStream(std::string_view bytes); // Must outlive the stream.
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    enum class Event { begin, end, text, finished };

    // An element that is empty gives its begin and its end. Damage ends the stream early.
    Event next();
    bool is_damaged() const;

    std::string_view name() const; // Local name of the element that begins or ends.
    std::string
    attribute(const char* local_name) const; // Of the element that begins; "" if absent.
    std::string_view text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom

#pragma once

// The style sheets that a mail carries in <style>: enough of CSS to know what they hide and paint.
// Selectors of elements, classes and ids, and those below others ("td .note"), are understood;
// rules with any other selector, and those in @media with a condition, are left out. A state
// (":hover") is none that a mail is read in.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mailroom {

// Whether rules for that medium hold for whoever reads on a screen: "", "all", "screen"; not what
// asks for a width.
bool is_for_every_screen(std::string_view media);

// What selectors see of an element; lower case, but for class and id.
struct HtmlElement {
    std::string name, classes, id;
};

class HtmlSheet {
public:
    // The content of one <style>. Rules over a limit are left out.
    void add(std::string_view css);

    bool empty() const { return rules_.empty(); }

    // Whether a rule that was left out may paint the ground of whatever element.
    bool may_paint_more() const { return may_paint_more_; }

    // All declarations for the last element of `path`, which starts at the root, in the form of
    // normalized_style() and strongest first; `inlined` is the element's style attribute in that
    // form.
    std::string style_of(std::span<const HtmlElement> path, std::string_view inlined) const;

private:
    struct Compound { // "td.note"
        std::string name, id;
        std::vector<std::string> classes;

        bool is(const HtmlElement& element) const;
        std::uint32_t weight() const;
    };
    struct Rule {
        std::vector<Compound> compounds; // From the outside in.
        std::uint32_t weight = 0;        // Specificity.
        std::string normal, important;   // Declarations.
    };

    void add_rule(std::string_view selectors, std::string_view declarations);
    bool add_selector(std::string_view selector, Rule rule); // False where it is left out.
    static bool applies(const Rule& rule, std::span<const HtmlElement> path);

    std::vector<Rule> rules_;
    // By the id, class or name of the innermost compound: ".note", "#x", "td".
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
    bool may_paint_more_ = false;
};

} // namespace mailroom

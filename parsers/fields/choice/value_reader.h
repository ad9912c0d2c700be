#pragma once

// The value that a place holds for a label: a date, an amount, a number, a currency.

#include "parsers/fields/choice/candidates.h"

#include <vector>

namespace mailroom::fields {

struct AskedValue {
    Sense sense{};
    Family family{};
    double weight = 0; // How surely the label asks for it.
};

class ValueReader {
public:
    // Appends to `found`. What it is given must outlive it.
    ValueReader(const Analysis& analysis, AskedValue asked, std::vector<Candidate>& found)
        : analysis_(analysis),
          asked_(asked),
          found_(found)
    {
    }

    // Bytes [from, to) of the piece; `geometry`: how well the place stands to the label, 0..1.
    // False where the place holds no such value.
    bool read(PieceRef at, std::size_t from, std::size_t to, double geometry);

private:
    bool read_date(PieceRef at, std::size_t from, std::size_t to, double geometry);
    bool read_amount(PieceRef at, std::size_t from, std::size_t to, double geometry);
    bool read_number(PieceRef at, std::size_t from, std::size_t to, double geometry);
    bool read_currency(PieceRef at, std::size_t from, std::size_t to, double geometry);
    bool begins_sum(PieceRef at, std::size_t begin, std::size_t end) const;
    void add_date_after(PieceRef at, std::size_t end);
    void add(Candidate candidate);

    const Analysis& analysis_;
    AskedValue asked_;
    std::vector<Candidate>& found_;
};

} // namespace mailroom::fields

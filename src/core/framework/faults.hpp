// Where the faults of one framework are gathered. Every code is a key of data/catalogue/faults.*.json; a
// code with a suggestion has a second sentence under "CODE.near".
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/framework/fault.hpp"

namespace adherence {

/// Where something stands.
struct Place {
    std::string_view table;
    std::size_t row = 0;
    std::string_view column;
};

class Faults {
public:
    using Arguments = std::vector<std::pair<std::string, std::string>>;

    void error(std::string_view code, Place const& place, Arguments arguments = {}) {
        add(Severity::error, std::string(code), place, std::move(arguments));
    }
    void warning(std::string_view code, Place const& place, Arguments arguments = {}) {
        add(Severity::warning, std::string(code), place, std::move(arguments));
    }
    /// An unknown word: `{content}`, and `{suggestion}` under CODE.near where a candidate is near it.
    void unknown(std::string_view code, Place const& place, std::string_view word,
                 std::span<std::string const> candidates, Arguments arguments = {}) {
        arguments.emplace_back("content", shortened(word));
        bool const look = may_suggest(candidates.size());
        if (look) suggestions_left_ -= candidates.size() + 1;
        auto const near = look ? nearest(word, candidates) : std::nullopt;
        if (near) arguments.emplace_back("suggestion", *near);
        add(Severity::error, std::string(code) + (near ? ".near" : ""), place, std::move(arguments));
    }

    /// One that was found before.
    void add(Fault fault) { add(fault.severity, std::move(fault.code), {fault.table, fault.row, fault.column}, std::move(fault.arguments)); }

    /// Would unknown() still look through so many candidates? Where not, they need not be gathered.
    [[nodiscard]] bool may_suggest(std::size_t candidates) const { return candidates < suggestions_left_; }

    [[nodiscard]] bool failed() const { return errors_ > 0; }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    /// In the order of the tables, and of their rows.
    [[nodiscard]] std::vector<Fault> sorted() &&;

    /// What a cell holds, cut where nobody would read on.
    [[nodiscard]] static std::string shortened(std::string_view content);

private:
    void add(Severity severity, std::string code, Place const& place, Arguments arguments);

    std::vector<Fault> faults_;
    std::size_t errors_ = 0;
    // Finding what was meant costs time with every candidate; nobody reads the hundredth suggestion.
    std::size_t suggestions_left_ = 30'000;
};

}  // namespace adherence

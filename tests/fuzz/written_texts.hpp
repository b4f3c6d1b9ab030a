// Documents and briefings whose texts are all an input's, and what of a text must come out again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/briefing.hpp"
#include "core/report/document.hpp"
#include "fuzz/targets.hpp"

namespace adherence::fuzz {

/// An input's texts, over and over.
class Texts {
public:
    explicit Texts(std::vector<std::string> all) : all_(std::move(all)) {
        if (all_.empty()) all_.emplace_back();
    }
    std::string next() { return all_[at_++ % all_.size()]; }
    [[nodiscard]] std::vector<std::string> const& all() const { return all_; }
    /// As many texts, each that says something said by a letter: a document of them has the same bones.
    [[nodiscard]] Texts harmless() const;

private:
    std::vector<std::string> all_;
    std::size_t at_ = 0;
};

[[nodiscard]] Document document_of(Texts texts, unsigned shape);
[[nodiscard]] Briefing briefing_of(Texts texts);

/// The text with U+FFFD for each byte that is no part of a character, and for each character that XML does not know.
[[nodiscard]] std::string as_xml_holds_it(std::string_view text);
/// Characters of UTF-8 alone.
[[nodiscard]] bool is_well_formed(std::string_view text);

}  // namespace adherence::fuzz

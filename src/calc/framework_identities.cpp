#include "calc/framework_identities.hpp"

#include <algorithm>
#include <atomic>
#include <com/sun/star/uno/Sequence.hxx>
#include <optional>

namespace adherence::calc {

namespace {

constexpr std::size_t remembered = 16;
// A cut-over framework is a few dozen cells; a larger block is a mistake and not worth remembering.
constexpr sal_Int32 most_pieces = 4096;

// The numbers must differ between components of one process, since the core's cache is common to them.
std::uint64_t fresh_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

bool add_piece(std::vector<rtl::OUString>& pieces, css::uno::Any const& cell) {
    rtl::OUString text;
    if (!(cell >>= text)) return false;
    pieces.push_back(text);
    return true;
}

std::optional<std::vector<rtl::OUString>> pieces_of(css::uno::Any const& framework) {
    std::vector<rtl::OUString> pieces;
    css::uno::Sequence<css::uno::Sequence<css::uno::Any>> rows;
    if (!(framework >>= rows)) {
        if (!add_piece(pieces, framework)) return {};
        return pieces;
    }
    for (sal_Int32 row = 0; row < rows.getLength(); ++row) {
        auto const& cells = rows.getConstArray()[row];
        if (cells.getLength() > most_pieces - static_cast<sal_Int32>(pieces.size())) return {};
        for (sal_Int32 column = 0; column < cells.getLength(); ++column)
            if (!add_piece(pieces, cells.getConstArray()[column])) return {};
    }
    return pieces;
}

}  // namespace

std::uint64_t FrameworkIdentities::of(css::uno::Any const& framework) {
    auto pieces = pieces_of(framework);
    if (!pieces) return 0;
    std::lock_guard const lock(mutex_);
    auto const found = std::ranges::find(entries_, *pieces, &Entry::pieces);
    if (found != entries_.end()) {
        found->pieces = std::move(*pieces);  // the newest buffers are the ones to meet again
        std::rotate(entries_.begin(), found, found + 1);
        return entries_.front().number;
    }
    if (entries_.size() == remembered) entries_.pop_back();
    entries_.insert(entries_.begin(), Entry{std::move(*pieces), fresh_number()});
    return entries_.front().number;
}

}  // namespace adherence::calc

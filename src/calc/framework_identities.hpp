// Numbers for framework texts, so that the core need not compare 60 kB in every cell of a formula filled
// down.
//
//   FrameworkIdentities identities;
//   context.framework_identity = identities.of(argument);   // the same text, the same number
#pragma once

#include <com/sun/star/uno/Any.hxx>
#include <cstdint>
#include <mutex>
#include <rtl/ustring.hxx>
#include <vector>

namespace adherence::calc {

class FrameworkIdentities {
public:
    /// The number of a text in one cell or cut over a block of cells; 0 where a cell is not a text. Equal
    /// buffers are recognised by address, others by content. No number ever means two contents.
    [[nodiscard]] std::uint64_t of(css::uno::Any const& framework);

private:
    struct Entry {
        std::vector<rtl::OUString> pieces;
        std::uint64_t number = 0;
    };
    std::mutex mutex_;
    std::vector<Entry> entries_;  ///< the last used first
};

}  // namespace adherence::calc

// A briefing as the bytes of a file, in every format.
//
//   std::string const file = export_briefing(context, *briefing, {.format = ExportFormat::pdf});
//
// Writer and Calc make their formats from documents that are never shown; the others need no office. Nothing is written to a disk
// here.
#pragma once

#include <com/sun/star/task/XStatusIndicator.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/report/briefing.hpp"
#include "core/report/export_format.hpp"

namespace adherence {

struct ExportChoices {
    ExportFormat format = ExportFormat::pdf;
    bool letter = false;            ///< paper
    bool universal_access = false;  ///< PDF/UA-1 beside PDF/A-2b
};

/// Why there is no file: the key of a sentence.
class ExportRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Does the format need Writer?
[[nodiscard]] bool needs_writer(ExportFormat format);
[[nodiscard]] bool has_writer(css::uno::Reference<css::uno::XComponentContext> const& context);

/// On the main thread. Throws ExportRefused. Where `progress` throws to stop it, the office may do as if it was through: ask the one who
/// was to be stopped.
/// \param progress told by the office how far it is; may be empty
[[nodiscard]] std::string export_briefing(css::uno::Reference<css::uno::XComponentContext> const& context, Briefing briefing, ExportChoices const& choices,
                                          css::uno::Reference<css::task::XStatusIndicator> const& progress = {});

/// A name that every system takes for a file: no separators, no reserved names, no trailing dots or blanks.
[[nodiscard]] std::string safe_file_name(std::string_view wanted);

}  // namespace adherence

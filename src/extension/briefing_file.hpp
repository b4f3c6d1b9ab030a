// From a finished briefing to a file, for the command and the service alike.
#pragma once

#include "briefing/order.hpp"
#include "core/report/catalogue.hpp"

namespace adherence {

/// Why there is no file, in the language of the user interface.
class BriefingNotWritten : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A sentence of a fault in an order.
[[nodiscard]] std::string describe(OrderFault const& fault, std::string_view language);

[[nodiscard]] bool file_exists(css::uno::Reference<css::uno::XComponentContext> const& context, std::string const& url);

/// Whole or not at all. Throws BriefingNotWritten.
void write_briefing(css::uno::Reference<css::uno::XComponentContext> const& context, std::string const& url, std::string const& content, std::string_view language);

/// The format that a file's name ends with; empty where it is none of ours.
[[nodiscard]] std::optional<std::string> format_of_file(std::string_view url);

}  // namespace adherence

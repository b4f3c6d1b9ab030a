// Calendar days, proleptic Gregorian, as days since 1970-01-01.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace adherence {

struct Date {
    std::int32_t day = 0;  ///< days since 1970-01-01
    friend auto operator<=>(Date, Date) = default;
};

/// Reads YYYY-MM-DD (years 0001 to 9999, a day that exists); nothing else.
[[nodiscard]] std::optional<Date> date_from_text(std::string_view iso);
[[nodiscard]] std::string to_text(Date date);
/// The same day some years earlier; 29 February has its anniversary on 1 March in other years.
[[nodiscard]] Date years_before(Date date, int years);

}  // namespace adherence

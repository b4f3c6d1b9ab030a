#include "core/base/date.hpp"

#include <chrono>
#include <cstdio>

namespace adherence {

namespace {

using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

Date day_of(year_month_day const& date) { return {static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())}; }

year_month_day calendar(Date date) { return year_month_day(std::chrono::sys_days(std::chrono::days(date.day))); }

}  // namespace

std::optional<Date> date_from_text(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
    auto const year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)), day = digits(iso.substr(8, 2));
    if (!year || !month || !day || *year < 1) return {};
    year_month_day const date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) return {};
    return day_of(date);
}

std::string to_text(Date date) {
    year_month_day const parts = calendar(date);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(parts.year()),
                  static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
    return text;
}

Date years_before(Date date, int years) {
    year_month_day const parts = calendar(date);
    year_month_day const earlier(parts.year() - std::chrono::years(years), parts.month(), parts.day());
    if (earlier.ok()) return day_of(earlier);
    return day_of(year_month_day(earlier.year(), std::chrono::March, std::chrono::day(1)));
}

}  // namespace adherence

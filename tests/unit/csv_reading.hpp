// CSV as RFC 4180 has it: a reader that forgives nothing, for tests of what is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace adherence::testing {

struct Field {
    std::string text;
    bool quoted = false;
};
using Rows = std::vector<std::vector<Field>>;

/// RFC 4180 as its grammar stands, with UTF-8 in texts. \param fault says what breaks it; rows are then empty
inline Rows strictly_read(std::string_view csv, std::string& fault) {
    Rows rows;
    auto const broken = [&](std::string what) { fault = std::move(what) + " in row " + std::to_string(rows.size()); return Rows{}; };
    while (!csv.empty()) {
        auto& row = rows.emplace_back();
        for (bool last = false; !last;) {
            Field field{.quoted = csv.starts_with('"')};
            if (field.quoted) {
                for (csv.remove_prefix(1);; csv.remove_prefix(1)) {
                    if (csv.empty()) return broken("quote never closed");
                    if (csv.starts_with("\"\"")) csv.remove_prefix(1);
                    else if (csv.front() == '"') break;
                    field.text += csv.front();
                }
                csv.remove_prefix(1);
            } else {
                std::size_t const end = csv.find_first_of(",\r\n\"");
                if (end == csv.npos) return broken("last line not ended");
                field.text = csv.substr(0, end);
                for (unsigned char const c : field.text)
                    if (c < 0x20 || c == 0x7f) return broken("control character outside quotes");
                csv.remove_prefix(end);
            }
            row.push_back(std::move(field));
            if (csv.starts_with("\r\n")) last = true, csv.remove_prefix(2);
            else if (csv.starts_with(',')) csv.remove_prefix(1);
            else return broken(csv.empty() ? "last line not ended" : csv.front() == '"' ? "bare quote" : csv.front() == '\r' || csv.front() == '\n' ? "half a line end" : "text after a quote");
        }
        if (row.size() != rows.front().size()) return broken("uneven row");
    }
    return rows;
}

}  // namespace adherence::testing

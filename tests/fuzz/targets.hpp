// What hostile input is held against: one target for each reader and writer of texts that users or files hand over.
//
// A target takes any bytes, is the same for the same bytes, and checks what must hold whatever they are: that what is written reads back,
// that answers lie where answers can lie, that faults have a place and a sentence. libFuzzer looks for inputs that break one
// (tests/fuzz/libfuzzer.cpp); inputs that once did stand in tests/fuzz/seeds and are replayed by the unit tests.
#pragma once

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace adherence::fuzz {

struct Target {
    std::string_view name;  ///< also of its folder of seeds
    void (*run)(std::string_view input);
};

[[nodiscard]] std::span<Target const> targets();

/// What a target found: thrown, so that a fuzzer ends with it and a test fails by it.
struct Finding : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline void expect(bool holds, std::string const& what) {
    if (!holds) throw Finding(what);
}

/// An input, taken apart from the front: bytes that choose, then texts up to a mark of their own.
class Input {
public:
    static constexpr char mark = '\x1e';  ///< ASCII's record separator: none of the grammars has a use for it

    explicit Input(std::string_view bytes) : rest_(bytes) {}

    /// 0 … choices - 1; printable choices stand for themselves, "0" is the first.
    [[nodiscard]] unsigned choice(unsigned choices) {
        if (rest_.empty()) return 0;
        auto const byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return (byte + 256U - '0') % 256U % choices;
    }
    /// Up to the next mark, or all there is.
    [[nodiscard]] std::string_view text() {
        std::string_view const taken = rest_.substr(0, rest_.find(mark));
        rest_.remove_prefix(std::min(taken.size() + 1, rest_.size()));
        return taken;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] std::vector<std::string> texts() {
        std::vector<std::string> all;
        while (!done()) all.emplace_back(text());
        return all;
    }

private:
    std::string_view rest_;
};

void framework_json(std::string_view input);
void framework_tables(std::string_view input);
void cell_grammar(std::string_view input);
void unary_tests(std::string_view input);
void numbers(std::string_view input);
void country_names(std::string_view input);
void csv_in(std::string_view input);
void csv_out(std::string_view input);
void json_out(std::string_view input);
void svg_text(std::string_view input);
void html_text(std::string_view input);
void flat_text_out(std::string_view input);
void functions(std::string_view input);

}  // namespace adherence::fuzz

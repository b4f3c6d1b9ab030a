#include "core/report/advice_words.hpp"

#include "core/report/phrases.hpp"

namespace adherence {

std::string why_unreachable(Path const& path, Supposition const& country, std::string_view language) {
    if (country.today().no_rule) return sentence(language, "path.no-rule");
    if (!path.proven) return sentence(language, "path.not-found");
    if (path.blocking.empty()) return sentence(language, "path.together");
    Rule const& rule = country.framework().rules[static_cast<std::size_t>(path.blocking.front())];
    Phrases const say(country.framework(), language);
    return say.say("path.rule", {{"rule", say.rule(rule)}, {"subject", rule.subject_text}, {"test", rule.test_text}});
}

}  // namespace adherence

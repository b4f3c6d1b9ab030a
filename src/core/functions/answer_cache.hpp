// Answers that took long, by all that they were asked with, so that a formula whose block did not change costs nothing, and
// that four cells may each take one column of the same answer.
//
//   AnswerCache answers;
//   Answer const answer = answers.find_or(key, [&] { return robustness(…); });
//
// Keys are compared in full, not by hash. What was used last stays, up to 4 MB of keys and answers; larger ones are not
// kept. Safe to use from several threads; none waits for another's answer.
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/functions/answer.hpp"

namespace adherence::functions {

class AnswerCache {
public:
    [[nodiscard]] Answer find_or(std::string key, std::function<Answer()> const& make);

private:
    struct Kept {
        std::string key;
        Answer answer;
        std::size_t bytes;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;  // the last used first
    std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
    std::size_t bytes_ = 0;
};

}  // namespace adherence::functions

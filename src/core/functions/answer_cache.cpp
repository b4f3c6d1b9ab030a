#include "core/functions/answer_cache.hpp"

namespace adherence::functions {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

std::size_t bytes_of(std::string const& key, Answer const& answer) {
    std::size_t bytes = 2 * sizeof(void*) + key.size() + answer.cells.size() * sizeof(AnswerCell);
    for (AnswerCell const& cell : answer.cells)
        if (auto const* text = std::get_if<std::string>(&cell)) bytes += text->size();
    return bytes;
}

}  // namespace

Answer AnswerCache::find_or(std::string key, std::function<Answer()> const& make) {
    {
        std::lock_guard const lock(mutex_);
        if (auto const found = by_key_.find(key); found != by_key_.end()) {
            kept_.splice(kept_.begin(), kept_, found->second);
            return kept_.front().answer;
        }
    }
    Answer answer = make();
    std::size_t const bytes = bytes_of(key, answer);
    std::lock_guard const lock(mutex_);
    if (bytes > most_bytes || by_key_.contains(key)) return answer;
    kept_.push_front({std::move(key), answer, bytes});
    by_key_.emplace(kept_.front().key, kept_.begin());
    for (bytes_ += bytes; bytes_ > most_bytes; kept_.pop_back()) {
        bytes_ -= kept_.back().bytes;
        by_key_.erase(kept_.back().key);
    }
    return answer;
}

}  // namespace adherence::functions

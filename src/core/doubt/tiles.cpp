#include "core/doubt/tiles.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace adherence {

namespace {

constexpr std::size_t most_threads = 64;

}  // namespace

std::size_t threads_for(Work const& work, std::size_t tiles) {
    std::size_t const wanted = work.threads > 0 ? work.threads : std::max(1U, std::thread::hardware_concurrency());
    return std::max<std::size_t>(1, std::min({wanted, most_threads, tiles}));
}

bool for_each_tile(std::size_t tiles, Work const& work, std::function<void(std::size_t, std::size_t)> const& body) {
    std::atomic<std::size_t> next = 0, finished = 0;
    std::atomic<bool> failed = false;
    std::exception_ptr failure;
    std::mutex mutex;
    auto const run = [&](std::size_t thread) {
        try {
            for (std::size_t tile; !work.stop.stop_requested() && !failed && (tile = next++) < tiles;) {
                body(thread, tile);
                ++finished;
                if (work.progress) work.progress();
            }
        } catch (...) {
            std::lock_guard const lock(mutex);
            failure = std::current_exception();
            failed = true;
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (std::size_t thread = 1; thread < threads_for(work, tiles); ++thread) others.emplace_back(run, thread);
        } catch (std::system_error const&) {
            // No more threads are to be had: those there are do it.
        }
        run(0);
    }
    if (failure) std::rethrow_exception(failure);
    return finished == tiles;
}

}  // namespace adherence

#include "sidebar/background.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <mutex>

namespace adherence::sidebar {

using namespace css;
using uno::Reference;

namespace {

using Clock = std::chrono::steady_clock;
// What takes less is done before anybody wonders; more often than this nobody can read.
constexpr auto patience = std::chrono::milliseconds(100), step = std::chrono::milliseconds(5);

}  // namespace

struct Background::Job {
    std::size_t tiles = 1;
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> finished = false, failed = false;
    Result result;  // set before `finished`
    std::mutex mutex;
    Clock::time_point shown = Clock::now();
};

Background::Background(Reference<uno::XComponentContext> const& context)
    : later_(context->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context), uno::UNO_QUERY) {}

void Background::start(Task task, std::size_t tiles) {
    stop();
    auto const job = std::make_shared<Job>();
    job->tiles = std::max<std::size_t>(1, tiles);
    job_ = job;
    rtl::Reference<Background> const self(this);
    thread_ = std::jthread([self, job, task = std::move(task)](std::stop_token const& stop) {
        Work work;
        work.stop = stop;
        // One core is left to the office, and the office first finishes what brought the change about.
        work.threads = std::max(2U, std::thread::hardware_concurrency()) - 1;
        for (auto const begin = Clock::now(); Clock::now() - begin < patience && !stop.stop_requested();) std::this_thread::sleep_for(step);
        work.progress = [&self, &job] {
            ++job->done;
            std::unique_lock const lock(job->mutex, std::try_to_lock);
            if (!lock || Clock::now() - job->shown < patience) return;
            job->shown = Clock::now();
            self->call();
        };
        try {
            job->result = task(work);
        } catch (...) {
            job->failed = true;
        }
        job->finished = true;
        if (!stop.stop_requested()) self->call();
    });
}

void Background::stop() {
    job_.reset();
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
}

void Background::forget() {
    progressed = nullptr;
    failed = nullptr;
    stop();
}

// Needs no lock of the office, so that the main thread may wait for this one.
void Background::call() {
    if (later_.is()) later_->addCallback(this, uno::Any());
}

void SAL_CALL Background::notify(uno::Any const&) {
    if (!job_) return;
    if (!job_->finished) {
        if (progressed) progressed(static_cast<int>(std::min<std::size_t>(99, 100 * job_->done / job_->tiles)));
        return;
    }
    auto const job = std::move(job_);
    job_.reset();
    thread_.join();
    try {
        if (job->result) job->result();
        else if (job->failed && failed) failed();
    } catch (uno::Exception const&) {
    } catch (std::exception const&) {
    }
}

}  // namespace adherence::sidebar

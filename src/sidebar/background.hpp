// A calculation on a thread of its own, one at a time: it never holds the window, shows how far it is once it takes long,
// and gives way to the next.
//
//   background->start([=](Work const& work) { … return [=] { show(result); }; }, tiles);
//
// What the task returns is called on the main thread, unless the task was stopped or replaced meanwhile.
#pragma once

#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase1.hxx>
#include <functional>
#include <memory>
#include <rtl/ref.hxx>
#include <thread>

#include "core/doubt/tiles.hpp"

namespace adherence::sidebar {

class Background : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
    /// Empty where the work was stopped.
    using Result = std::function<void()>;
    using Task = std::function<Result(Work const&)>;

    explicit Background(css::uno::Reference<css::uno::XComponentContext> const& context);

    std::function<void(int percent)> progressed;
    std::function<void()> failed;

    /// \param tiles how often the work will report progress, about
    void start(Task task, std::size_t tiles);
    /// Ends what is under way, and waits until it has.
    void stop();
    /// Tells nobody any more.
    void forget();
    [[nodiscard]] bool busy() const { return job_ != nullptr; }

    void SAL_CALL notify(css::uno::Any const& data) override;

private:
    struct Job;
    void call();

    css::uno::Reference<css::awt::XRequestCallback> later_;
    std::shared_ptr<Job> job_;  ///< the one under way; of the main thread
    std::jthread thread_;
};

}  // namespace adherence::sidebar

#include "calc/document_change.hpp"

#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <cppuhelper/implbase1.hxx>

#include "calc/strings.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

/// While it lives no view is drawn.
class Unseen {
public:
    explicit Unseen(Reference<frame::XModel> const& document) : document_(document) { document_->lockControllers(); }
    ~Unseen() {
        try {
            document_->unlockControllers();
        } catch (uno::Exception const&) {
        }
    }
    Unseen(Unseen const&) = delete;
    Unseen& operator=(Unseen const&) = delete;

private:
    Reference<frame::XModel> document_;
};

Reference<document::XUndoManager> undo_manager(Reference<frame::XModel> const& document) {
    return {Reference<document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager(), uno::UNO_SET_THROW};
}

/// While it lives the office does not record: in the midst of a Redo that would end it. Not for calls that open its lock by
/// themselves, as all do that set a style or a number format.
class Unrecorded {
public:
    explicit Unrecorded(Reference<frame::XModel> const& document) : manager_(undo_manager(document)) { manager_->lock(); }
    ~Unrecorded() {
        try {
            manager_->unlock();
        } catch (uno::Exception const&) {
        }
    }
    Unrecorded(Unrecorded const&) = delete;
    Unrecorded& operator=(Unrecorded const&) = delete;

private:
    Reference<document::XUndoManager> manager_;
};

class AfterRedo : public cppu::WeakImplHelper1<document::XUndoAction> {
public:
    AfterRedo(Reference<frame::XModel> const& document, rtl::OUString title, std::function<void()> action)
        : document_(document), title_(std::move(title)), action_(std::move(action)) {}

    rtl::OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override {}
    void SAL_CALL redo() override {
        try {
            {
                Unrecorded const quiet(document_);
                action_();
            }
            // Formulas that were made again before the names they speak of.
            Reference<sheet::XCalculatable>(document_, UNO_QUERY_THROW)->calculateAll();
        } catch (uno::Exception const&) {
            fail();
        } catch (std::exception const&) {
            fail();
        }
    }

private:
    [[noreturn]] void fail() { throw document::UndoFailedException(title_, static_cast<cppu::OWeakObject*>(this), uno::Any()); }

    Reference<frame::XModel> document_;
    rtl::OUString title_;
    std::function<void()> action_;
};

}  // namespace

void make_change(Reference<frame::XModel> const& document, std::string_view title, std::function<void()> const& make, std::function<void()> after_redo) {
    Reference<util::XModifiable> const modifiable(document, UNO_QUERY_THROW);
    bool const modified = modifiable->isModified();
    auto const manager = undo_manager(document);
    rtl::OUString const name = to_ustring(title);
    auto const steps = manager->getAllUndoActionTitles().getLength();
    manager->enterUndoContext(name);
    try {
        Unseen const unseen(document);
        make();
        if (after_redo) manager->addUndoAction(new AfterRedo(document, name, std::move(after_redo)));
    } catch (...) {
        manager->leaveUndoContext();
        if (manager->getAllUndoActionTitles().getLength() > steps) {
            manager->undo();
            manager->clearRedo();
        }
        modifiable->setModified(modified);
        throw;
    }
    manager->leaveUndoContext();
}

}  // namespace adherence::calc

#include "calc/document_change.hpp"

#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
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

class AfterRedo : public cppu::WeakImplHelper1<document::XUndoAction> {
public:
    AfterRedo(rtl::OUString title, std::function<void()> action) : title_(std::move(title)), action_(std::move(action)) {}

    rtl::OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override {}
    void SAL_CALL redo() override {
        try {
            action_();
        } catch (uno::Exception const&) {
            fail();
        } catch (std::exception const&) {
            fail();
        }
    }

private:
    [[noreturn]] void fail() { throw document::UndoFailedException(title_, static_cast<cppu::OWeakObject*>(this), uno::Any()); }

    rtl::OUString title_;
    std::function<void()> action_;
};

}  // namespace

void make_change(Reference<frame::XModel> const& document, std::string_view title, std::function<void()> const& make, std::function<void()> after_redo) {
    Reference<util::XModifiable> const modifiable(document, UNO_QUERY_THROW);
    bool const modified = modifiable->isModified();
    Reference<document::XUndoManager> const manager(Reference<document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager(), uno::UNO_SET_THROW);
    rtl::OUString const name = to_ustring(title);
    auto const steps = manager->getAllUndoActionTitles().getLength();
    manager->enterUndoContext(name);
    try {
        Unseen const unseen(document);
        make();
        if (after_redo) manager->addUndoAction(new AfterRedo(name, std::move(after_redo)));
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

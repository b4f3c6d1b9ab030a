#include "calc/document_change.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <cppuhelper/implbase1.hxx>

#include "calc/strings.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// While it lives nothing is recorded, no view is drawn and no formula computed in between.
class Unrecorded {
public:
    explicit Unrecorded(Reference<frame::XModel> const& document) : document_(document), properties_(document, UNO_QUERY_THROW) {
        document_->lockControllers();
        // The undo manager's own lock is opened by the first number format that is set.
        properties_->getPropertyValue(undo_enabled) >>= before_;
        properties_->setPropertyValue(undo_enabled, uno::Any(false));
    }
    ~Unrecorded() {
        try {
            properties_->setPropertyValue(undo_enabled, uno::Any(before_));
        } catch (uno::Exception const&) {
        }
        try {
            document_->unlockControllers();
        } catch (uno::Exception const&) {
        }
    }
    Unrecorded(Unrecorded const&) = delete;
    Unrecorded& operator=(Unrecorded const&) = delete;

private:
    inline static rtl::OUString const undo_enabled{"IsUndoEnabled"};
    Reference<frame::XModel> document_;
    Reference<beans::XPropertySet> properties_;
    bool before_ = true;
};

class UndoAction : public cppu::WeakImplHelper1<document::XUndoAction> {
public:
    UndoAction(Reference<frame::XModel> const& document, std::string_view title, DocumentChange change)
        : document_(document), title_(to_ustring(title)), change_(std::move(change)) {}

    rtl::OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override { run(change_.take_back); }
    void SAL_CALL redo() override { run(change_.make); }

private:
    void run(std::function<void()> const& step) {
        try {
            Unrecorded const quiet(document_);
            step();
        } catch (uno::Exception const&) {
            throw document::UndoFailedException(title_, *this, uno::Any());
        } catch (std::exception const&) {
            throw document::UndoFailedException(title_, *this, uno::Any());
        }
    }

    Reference<frame::XModel> document_;
    rtl::OUString title_;
    DocumentChange change_;
};

}  // namespace

void make_change(Reference<frame::XModel> const& document, std::string_view title, DocumentChange change) {
    Reference<util::XModifiable> const modifiable(document, UNO_QUERY_THROW);
    bool const modified = modifiable->isModified();
    try {
        Unrecorded const quiet(document);
        change.make();
    } catch (...) {
        try {
            Unrecorded const quiet(document);
            change.take_back();
            modifiable->setModified(modified);
        } catch (uno::Exception const&) {
        }
        throw;
    }
    Reference<document::XUndoManagerSupplier> const supplier(document, UNO_QUERY_THROW);
    supplier->getUndoManager()->addUndoAction(new UndoAction(document, title, std::move(change)));
    modifiable->setModified(true);
}

}  // namespace adherence::calc

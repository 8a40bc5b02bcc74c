package io.opengate.e2e;

/** Five databases on one server: the default, on which every other test of this module runs. */
class DatabasesLayoutTests extends LayoutContract {

    @Override
    RunningSuite suite() {
        return RunningSuite.shared();
    }

    @Override
    String layout() {
        return "databases";
    }
}

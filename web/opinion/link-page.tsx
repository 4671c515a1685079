import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function LinkPage() {
  return (
    <Page title="Your answer">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

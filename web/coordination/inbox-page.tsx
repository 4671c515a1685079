import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function InboxPage() {
  return (
    <Page title="Unclaimed studies">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

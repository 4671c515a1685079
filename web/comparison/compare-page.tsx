import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function ComparePage() {
  return (
    <Page title="Compare">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function WorklistPage() {
  return (
    <Page title="Reading list">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function BoardPage() {
  return (
    <Page title="Cases">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function ReadingPage() {
  return (
    <Page title="Reading">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

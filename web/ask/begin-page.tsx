import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function BeginPage() {
  return (
    <Page title="Ask for a second opinion">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

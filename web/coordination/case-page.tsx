import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function CasePage() {
  return (
    <Page title="Case">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function SettlePage() {
  return (
    <Page title="Settle">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

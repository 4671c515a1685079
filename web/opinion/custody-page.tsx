import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function CustodyPage() {
  return (
    <Page title="Who looked at this case">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

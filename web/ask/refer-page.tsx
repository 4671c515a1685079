import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function ReferPage() {
  return (
    <Page title="Refer a patient">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function AccountPage() {
  return (
    <Page title="Account and security">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

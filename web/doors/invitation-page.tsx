import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function InvitationPage() {
  return (
    <Page title="Your invitation">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}

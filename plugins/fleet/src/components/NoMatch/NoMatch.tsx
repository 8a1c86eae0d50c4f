import { Button, Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import { Message } from '../Message';

interface NoMatchProps {
  /** How many rows there are without the filters. */
  hidden: number;
  onClear(): void;
}

/** Said where the filters hide every row. */
export function NoMatch({ hidden, onClear }: NoMatchProps) {
  const { t } = useFleetTranslation();
  return (
    <Message
      title={t('table.noMatchTitle')}
      action={
        <Button size="small" variant="secondary" onPress={onClear}>
          {t('table.clearFilters')}
        </Button>
      }
    >
      <Text as="p">{t('table.noMatch', { count: hidden })}</Text>
    </Message>
  );
}

<?php

namespace Lanhai\Shop;

use Authing\Mgmt\ManagementClient;

/** Who runs the campaigns of the shop. */
final class Campaigns
{
    const SALES = 'sales-cn';
    const NS = 'webshop';

    private ManagementClient $management;

    public function __construct(ManagementClient $management)
    {
        $this->management = $management;
    }

    public function people(): array
    {
        $groups = $this->management->groups();
        $china = $groups->listUsers(self::SALES);
        $abroad = $groups->listUsers('sales-globl');
        return array_merge($china->list, $abroad->list);
    }

    public function allow(string $userId): void
    {
        $this->management->users()->addGroup($userId, 'sales-global');
        $this->management->acls()->allow($userId, 'campaigns', 'campaigns:view');
    }

    public function granted()
    {
        return $this->management->groups()->listAuthorizedResources("sales-cn", self::NS, 'MENU');
    }
}

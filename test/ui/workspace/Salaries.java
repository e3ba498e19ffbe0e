package com.lanhai.people;

import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.*;
import java.util.Arrays;
import java.util.Collections;

/** Who may see what others earn. */
public class Salaries {
    private static final String PEOPLE = "people-ops";
    private static final String NAMESPACE = "default";
    private final ManagementClient client;

    public Salaries(ManagementClient client) {
        this.client = client;
    }

    public void grant() {
        ResourceItemDto salaries = new ResourceItemDto();
        salaries.setCode("salaries");
        salaries.setActions(Arrays.asList("salaries:read", "salaries:write"));
        AuthorizeResourceItem item = new AuthorizeResourceItem();
        item.setTargetType(AuthorizeResourceItem.TargetType.GROUP);
        item.setTargetIdentifiers(Arrays.asList(PEOPLE, "finnance"));
        item.setResources(Collections.singletonList(salaries));
        AuthorizeResourcesDto request = new AuthorizeResourcesDto();
        request.setNamespace(NAMESPACE);
        request.setList(Collections.singletonList(item));
        client.authorizeResources(request);
    }

    public GroupDto people() {
        GetGroupDto group = new GetGroupDto();
        group.setCode("people-ops");
        return client.getGroup(group).getData();
    }
}

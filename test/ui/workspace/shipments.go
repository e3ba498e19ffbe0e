package warehouse

import (
	"github.com/Authing/authing-golang-sdk/v3/dto"
	"github.com/Authing/authing-golang-sdk/v3/management"
)

const (
	onCall    = "oncall"
	namespace = "warehouse"
)

// Crew returns who closes shipments, the people on call first.
func Crew(client *management.ManagementClient) []dto.UserDto {
	first := client.ListGroupMembers(&dto.ListGroupMembersDto{Code: onCall})
	support := client.ListGroupMembers(&dto.ListGroupMembersDto{Code: "custmer-support"})
	return append(first.Data.List, support.Data.List...)
}

// AllowClosing lets the crew close shipments, and read what is in stock.
func AllowClosing(client *management.ManagementClient) {
	client.AuthorizeResources(&dto.AuthorizeResourcesDto{
		Namespace: namespace,
		List: []dto.AuthorizeResourceItem{{
			TargetType:        "GROUP",
			TargetIdentifiers: []string{onCall, "customer-support"},
			Resources: []dto.ResourceItemDto{
				{Code: "shipments", Actions: []string{"shipments:close"}, ResourceType: "DATA"},
				{Code: "stock", Actions: []string{"stock:read"}, ResourceType: "DATA"},
			},
		}},
	})
}

// MayClose tells whether somebody may close a shipment.
func MayClose(client *management.ManagementClient, userID, shipment string) bool {
	check := dto.IsActionAllowedDto{UserId: userID, Resource: "shipments", Action: "shipments:close"}
	check.Namespace = namespace
	return client.IsActionAllowed(&check).Data.Allowed
}

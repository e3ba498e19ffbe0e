"""Who may correct the stock of the warehouse, and how that is set up."""
import os

from authing import ManagementClient

ON_CALL = "oncall"
WAREHOUSE = "warehouse"

management_client = ManagementClient(
    access_key_id=os.environ["AUTHING_ACCESS_KEY_ID"],
    access_key_secret=os.environ["AUTHING_ACCESS_KEY_SECRET"],
)


def allow_corrections():
    """Whoever is on call may correct what was counted wrong at night."""
    management_client.authorize_resources(
        namespace=WAREHOUSE,
        list=[
            {
                "targetType": "GROUP",
                "targetIdentifiers": [ON_CALL, "engineering"],
                "resources": [{"code": "stock", "actions": ["stock:adjust"], "resourceType": "DATA"}],
            }
        ],
    )


def start_contract(user_id: str):
    management_client.add_group_members(user_ids=[user_id], code="contractor")
    return management_client.get_group(code="contractors")


def may_adjust(user_id: str) -> bool:
    answer = management_client.is_action_allowed(
        user_id, "stock:adjust", "stock", namespace="warehouse"
    )
    return answer["data"]["allowed"]

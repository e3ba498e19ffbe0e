using System.Collections.Generic;
using System.Threading.Tasks;
using Authing.CSharp.SDK.Models;
using Authing.CSharp.SDK.Services;

namespace Lanhai.Documents
{
    /// <summary>Who may write and share documents.</summary>
    public class Access
    {
        private const string Engineering = "engineering";
        private const string Namespace = "default";
        private readonly ManagementClient client;

        public Access(ManagementClient client) => this.client = client;

        public async Task AllowSharing()
        {
            var item = new AuthorizeResourceItem { TargetType = AuthorizeResourceItem.targetType.GROUP };
            item.TargetIdentifiers = new List<string> { Engineering, "all-staf" };
            item.Resources = new List<ResourceItemDto>
            {
                new ResourceItemDto { Code = "documents", Actions = new List<string> { "documents:share" } },
            };
            await client.AuthorizeResources(new AuthorizeResourcesDto
            {
                Namespace = Namespace,
                List = new List<AuthorizeResourceItem> { item },
            });
        }

        public async Task<bool> MayShare(string userId)
        {
            var answer = await client.IsActionAllowed(new IsActionAllowedDto
            {
                UserId = userId,
                Resource = "documents:handbook",
                Action = "documents:share",
                Namespace = "default",
            });
            return answer.Data.Allowed;
        }
    }
}
